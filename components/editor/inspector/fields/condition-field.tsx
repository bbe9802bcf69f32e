'use client'

import { useId } from 'react'
import { WEEKDAYS } from '@/lib/flow/calendar'
import type { Condition } from '@/lib/flow/kinds/condition'
import { type Lens, narrowed } from '../lens'
import { ChoiceField } from './choice-field'
import { DateField } from './date-field'
import { Field, FieldProblems } from './field'
import { LinesField } from './lines-field'
import { Select } from './select'
import { TextField } from './text-field'
import { TimeField } from './time-field'

type TextCondition = Extract<Condition, { type: 'text' }>
type TimeCondition = Extract<Condition, { type: 'time' }>

export const NEW_CONDITION: Condition = { type: 'text', value: '{{caller}}', op: 'equals', to: '', list: [] }

const OPERATORS: { [Op in TextCondition['op']]: string } = {
  equals: 'is',
  'not-equals': 'is not',
  contains: 'contains',
  'starts-with': 'begins with',
  'ends-with': 'ends with',
  'one-of': 'is one of',
  'is-set': 'is there',
  'is-empty': 'is empty',
  greater: 'is greater than',
  less: 'is less than',
  matches: 'matches the pattern',
}

/** Something that is true of a call or not: of a text it carries, or of the time. */
export function ConditionField({ of, label }: { of: Lens<Condition>; label: string }) {
  const { value } = of
  return (
    <div className="space-y-2">
      <Field path={`${of.path}.type`} label={`${label}: what it asks about`} isLabelHidden>
        {(props) => (
          <Select
            {...props}
            value={value.type}
            onChange={({ target }) => of.set(target.value === 'time' ? { type: 'time' } : NEW_CONDITION)}
          >
            <option value="text">A value</option>
            <option value="time">The time</option>
          </Select>
        )}
      </Field>
      {value.type === 'text' ? (
        <AboutText of={narrowed<Condition, TextCondition>(of, value)} label={label} />
      ) : (
        <AboutTime of={narrowed<Condition, TimeCondition>(of, value)} label={label} />
      )}
    </div>
  )
}

function AboutText({ of, label }: { of: Lens<TextCondition>; label: string }) {
  const { op } = of.value
  return (
    <>
      <TextField
        of={of.at('value')}
        label={`${label}: the value`}
        isLabelHidden
        takesVariables
        placeholder="{{caller}}"
      />
      <ChoiceField
        of={of.at('op')}
        label={`${label}: how it is compared`}
        isLabelHidden
        options={OPERATORS}
      />
      {op === 'one-of' && <LinesField of={of.at('list')} label="One of these, one a line" takesVariables />}
      {!['one-of', 'is-set', 'is-empty'].includes(op) && (
        <TextField
          of={of.at('to')}
          label={`${label}: what it is compared with`}
          isLabelHidden
          isMono={op === 'matches'}
          takesVariables={op !== 'matches'}
          placeholder={op === 'matches' ? String.raw`\d{5}` : op === 'greater' || op === 'less' ? '18' : ''}
          hint={op === 'matches' ? 'A regular expression that the whole value must fit.' : undefined}
        />
      )}
    </>
  )
}

const DAYS: { [Day in (typeof WEEKDAYS)[number]]: [short: string, long: string] } = {
  mon: ['Mo', 'Monday'],
  tue: ['Tu', 'Tuesday'],
  wed: ['We', 'Wednesday'],
  thu: ['Th', 'Thursday'],
  fri: ['Fr', 'Friday'],
  sat: ['Sa', 'Saturday'],
  sun: ['Su', 'Sunday'],
}

function AboutTime({ of, label }: { of: Lens<TimeCondition>; label: string }) {
  const id = useId()
  const { days = [] } = of.value
  const toggle = (day: (typeof WEEKDAYS)[number]) => {
    const chosen = WEEKDAYS.filter((one) => (one === day) !== days.includes(one))
    of.at('days').set(chosen.length > 0 ? chosen : undefined)
  }
  return (
    <div data-field={of.path} className="space-y-2">
      <fieldset>
        <legend className="mb-1 text-quiet text-xs">On these days (none chosen: on all)</legend>
        <div className="grid grid-cols-7 gap-0.5">
          {WEEKDAYS.map((day) => (
            <label
              key={day}
              className="flex h-7 cursor-pointer items-center justify-center rounded-control border border-faint bg-raised text-xs has-checked:border-accent has-checked:bg-accent has-checked:font-medium has-checked:text-panel has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 max-md:h-11"
            >
              <input
                type="checkbox"
                className="sr-only"
                checked={days.includes(day)}
                onChange={() => toggle(day)}
                aria-label={`${label}: ${DAYS[day][1]}`}
              />
              <span aria-hidden>{DAYS[day][0]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-2 gap-2">
        <TimeField of={of.at('from')} label="From" placeholder="00:00" />
        <TimeField of={of.at('to')} label="Until" placeholder="24:00" problemsId={`${id}-to`} />
        <DateField of={of.at('fromDate')} label="First day" />
        <DateField of={of.at('toDate')} label="Last day" problemsId={`${id}-to-date`} />
      </div>
      <FieldProblems id={`${id}-to`} path={`${of.path}.to`} />
      <FieldProblems id={`${id}-to-date`} path={`${of.path}.toDate`} />
    </div>
  )
}
