'use client'

import type { z } from 'zod'
import type { dial } from '@/lib/flow/kinds/dial'
import { ChoiceField } from '../inspector/fields/choice-field'
import { Field } from '../inspector/fields/field'
import { PhoneField } from '../inspector/fields/phone-field'
import { RecordField } from '../inspector/fields/record-field'
import { Select } from '../inspector/fields/select'
import { OptionalTextField, TextField } from '../inspector/fields/text-field'
import { type Lens, narrowed } from '../inspector/lens'
import { shownNumber } from '../inspector/phone-text'

export type Destination = z.infer<typeof dial.settings>['destinations'][number]
type Type = Destination['type']
type Of<T extends Type> = Lens<Extract<Destination, { type: T }>>

/** A new destination of each type. */
export const NEW_DESTINATION: { [T in Type]: Extract<Destination, { type: T }> } = {
  phone: { type: 'phone', number: '' },
  sip: { type: 'sip', uri: '', headers: {} },
  app: { type: 'app', user: '' },
  vbc: { type: 'vbc', extension: '' },
  websocket: { type: 'websocket', uri: '', contentType: 'audio/l16;rate=16000', headers: {} },
}

const TYPES: { [T in Type]: string } = {
  phone: 'Phone number',
  sip: 'SIP address',
  app: 'App user',
  vbc: 'Extension (VBC)',
  websocket: 'WebSocket',
}

/** What is dialled, as people write it. */
export function addressOf(destination: Destination): string {
  switch (destination.type) {
    case 'phone':
      return shownNumber(destination.number)
    case 'app':
      return destination.user
    case 'vbc':
      return destination.extension
    default:
      return destination.uri
  }
}

export function DestinationRow({ of, at }: { of: Lens<Destination>; at: number }) {
  return (
    <>
      <Field path={`${of.path}.type`} label={`What destination ${at + 1} is`} isLabelHidden>
        {(props) => (
          <Select
            {...props}
            value={of.value.type}
            onChange={({ target }) => of.set(NEW_DESTINATION[target.value as Type])}
          >
            {Object.entries(TYPES).map(([type, words]) => (
              <option key={type} value={type}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Address of={of} />
    </>
  )
}

function Address({ of }: { of: Lens<Destination> }) {
  const { value } = of
  switch (value.type) {
    case 'phone': {
      const phone: Of<'phone'> = narrowed(of, value)
      return (
        <>
          <PhoneField of={phone.at('number')} label="Phone number" isLabelHidden />
          <OptionalTextField
            of={phone.at('dtmfOnAnswer')}
            label="Keys pressed once it is answered"
            takesVariables
            inputMode="tel"
            placeholder="None"
            hint={value.dtmfOnAnswer ? 'p pauses for half a second.' : undefined}
          />
        </>
      )
    }
    case 'sip': {
      const sip: Of<'sip'> = narrowed(of, value)
      return (
        <>
          <TextField
            of={sip.at('uri')}
            label="SIP address"
            isLabelHidden
            takesVariables
            inputMode="url"
            placeholder="sip:desk@acme.example"
          />
          <Headers of={sip.at('headers')} />
        </>
      )
    }
    case 'app': {
      const app: Of<'app'> = narrowed(of, value)
      return (
        <TextField
          of={app.at('user')}
          label="App user"
          isLabelHidden
          takesVariables
          placeholder="Name of the user"
        />
      )
    }
    case 'vbc': {
      const vbc: Of<'vbc'> = narrowed(of, value)
      return (
        <TextField
          of={vbc.at('extension')}
          label="Extension"
          isLabelHidden
          takesVariables
          placeholder="123"
        />
      )
    }
    case 'websocket': {
      const websocket: Of<'websocket'> = narrowed(of, value)
      return (
        <>
          <TextField
            of={websocket.at('uri')}
            label="Address of the WebSocket"
            isLabelHidden
            takesVariables
            inputMode="url"
            placeholder="wss://agent.acme.example/call"
          />
          <ChoiceField of={websocket.at('contentType')} label="Sound" options={SOUNDS} />
          <Headers of={websocket.at('headers')} />
        </>
      )
    }
  }
}

const SOUNDS = {
  'audio/l16;rate=8000': '8 kHz',
  'audio/l16;rate=16000': '16 kHz',
  'audio/l16;rate=24000': '24 kHz',
}

const Headers = ({ of }: { of: Lens<Record<string, string>> }) => (
  <details open={Object.keys(of.value).length > 0 || undefined}>
    <summary className="w-fit rounded-control py-1 text-quiet text-xs">Headers that go along</summary>
    <RecordField of={of} noun="header" valueLabel="Value" takesVariables />
  </details>
)
