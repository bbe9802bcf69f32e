'use client'

import type { z } from 'zod'
import type { http } from '@/lib/flow/kinds/http'
import { DurationField } from '../inspector/fields/amount-field'
import { ChoiceField } from '../inspector/fields/choice-field'
import { ListField } from '../inspector/fields/list-field'
import { More, Section } from '../inspector/fields/section'
import { SwitchField } from '../inspector/fields/switch-field'
import { TextField } from '../inspector/fields/text-field'
import { OptionalVariableField, VariableField } from '../inspector/fields/variable-field'
import type { KindForm } from './form'

const METHODS = { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' }
const BODY_TYPES = { json: 'JSON', form: 'Form', text: 'Text' }
const BODIES = {
  json: '{ "account": "{{account}}" }',
  form: 'account={{account}}',
  text: 'Call from {{caller}}',
}

export const HttpForm: KindForm<z.infer<typeof http.settings>> = ({ settings }) => {
  const { method, bodyType, headers } = settings.value
  return (
    <>
      <Section title="Request">
        <ChoiceField of={settings.at('method')} label="Method" options={METHODS} />
        <TextField
          of={settings.at('url')}
          label="Address"
          isLong
          takesVariables
          inputMode="url"
          placeholder="https://api.acme.example/orders/{{order}}"
        />
        {method !== 'GET' && (
          <>
            <ChoiceField of={settings.at('bodyType')} label="Body is sent as" options={BODY_TYPES} />
            <TextField
              of={settings.at('body')}
              label="Body"
              isLong
              isMono
              takesVariables
              placeholder={BODIES[bodyType]}
            />
          </>
        )}
        <DurationField
          of={settings.at('timeoutSeconds')}
          label="Waits at most"
          hint="The caller hears nothing meanwhile."
        />
      </Section>
      <More
        title="Headers"
        summary={headers.length === 0 ? 'none' : String(headers.length)}
        paths={['headers']}
      >
        <ListField
          of={settings.at('headers')}
          label="Headers"
          addLabel="Add a header"
          make={() => ({ name: '', value: '' })}
          nameOf={({ name }, at) => name || `header ${at + 1}`}
        >
          {(header, at) => (
            <>
              <TextField
                of={header.at('name')}
                label={`Name of header ${at + 1}`}
                isLabelHidden
                isMono
                placeholder="Authorization"
              />
              <TextField
                of={header.at('value')}
                label={`Value of header ${at + 1}`}
                isLabelHidden
                takesVariables
                placeholder="Value"
              />
            </>
          )}
        </ListField>
      </More>
      <Section title="What is kept of the answer">
        <ListField
          of={settings.at('maps')}
          label="What is kept"
          addLabel="Keep something of the answer"
          make={() => ({ variable: '', path: '', sensitive: false })}
          nameOf={({ variable }, at) => variable || `variable ${at + 1}`}
          isOrdered={false}
        >
          {(map, at) => (
            <>
              <TextField
                of={map.at('path')}
                label={`Where it is in the answer (${at + 1})`}
                isMono
                placeholder="order.items[0].name"
                hint={map.value.path === '' ? 'Empty: the whole answer.' : undefined}
              />
              <VariableField of={map.at('variable')} label={`Kept as (${at + 1})`} />
              <SwitchField of={map.at('sensitive')} label="Sensitive: goes into no log" />
            </>
          )}
        </ListField>
        <OptionalVariableField
          of={settings.at('statusVariable')}
          label="Keep the status (200, 404) as"
          hint="Empty: it is not kept."
        />
      </Section>
    </>
  )
}
