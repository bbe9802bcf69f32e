import { expect, test } from 'vitest'
import { flowOf, ring } from '../testing/ring'
import { MAX_JUMPS } from '../walk'

const first = (to: string) =>
  flowOf(
    {
      hello: { kind: 'say', name: 'Hello', settings: { prompt: { text: 'Hello.' } }, exits: { next: 'on' } },
      on: { kind: 'flow', name: 'On', settings: { flow: to } },
    },
    { settings: { variables: { plan: 'gold' } } },
  )

const second = flowOf(
  { bye: { kind: 'hangup', name: 'Bye', settings: { prompt: { text: 'Plan {{plan}}, city {{city}}.' } } } },
  { settings: { variables: { plan: 'none', city: 'London' } } },
)

test('a caller goes on in the other flow, with everything that is known of the call', () => {
  const call = ring(first('second'), { flows: { second } })
  call.hears('Hello.').hears('Plan gold, city London.').endsAs('hung-up')
  expect(call.state()).toMatchObject({ version: 'second', jumps: 1 })
})

test('flows that hand a caller round and round end the call politely', () => {
  const call = ring(first('first'), { flows: { first: first('first') } })
  for (let jump = 0; jump <= MAX_JUMPS; jump += 1) call.hears('Hello.')
  call.hears('Sorry, something went wrong').endsAs('failed')
})

test('where no flow is named, the call ends politely', () => {
  ring(first('')).hears('Hello.').hears('Sorry, something went wrong').endsAs('failed')
})
