import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { askLine } from '@/lib/carriers/sandbox/ask-line'
import { followLine, type LineOrder } from '@/lib/carriers/sandbox/lines'
import { type PhoneCall, placeCall } from '@/lib/carriers/sandbox/phone'
import { type Cue, rehearse } from '@/lib/carriers/sandbox/rehearsal'
import { CALLEE_DOES, type CalleeDoes } from '@/lib/carriers/sandbox/state'
import { transcriptOf } from '@/lib/carriers/sandbox/transcript'
import { ConfigError, readConfig } from '@/lib/config'
import { phoneNumber, written } from '@/lib/flow/numbers'
import { readSecrets } from '@/lib/secrets'

const USAGE = `Rings a sandbox number.

  npm run call -- +442079460000                        with you as the caller
  npm run call -- +442079460000 --expect "welcome" --press 1,2 --expect "billing"

  --from NUMBER    the caller's number (+12025550143)
  --url ADDRESS    the voice server (PUBLIC_URL)

What happens, in the order given; one that cannot happen, or is not heard, ends with exit code 1:

  --press KEYS     presses keys; after a comma, at the next wait
  --say TEXT       says something
  --silence        says and presses nothing until the flow gives up waiting
  --callee WHAT    the dialled party: ${CALLEE_DOES.join(', ')}
  --expect TEXT    is heard from here on
  --hangup         hangs up
`

const HELP = `Keys are pressed as typed; "say hello" says hello; an empty line is silence; h hangs up.`

class WrongUse extends Error {}

/** `npm run call -- NUMBER`: a phone in the terminal. Resolves to the exit code. */
async function main(args: string[]): Promise<number> {
  const { to, from, url, cues, wantsHelp } = read(args)
  if (wantsHelp) {
    console.log(USAGE)
    return 0
  }
  const config = readConfig()
  const publicUrl = (url ?? config.publicUrl).replace(/\/+$/, '')
  const { sandboxSecret } = readSecrets(config)
  const phone = await placeCall({ publicUrl, secret: sandboxSecret, from, to })
  const trouble = whyNobodyAnswers(phone, publicUrl)
  if (trouble) {
    console.error(trouble)
    return 1
  }
  if (cues.length === 0) {
    await converse(phone, to, (signal) => askLine({ publicUrl, secret: sandboxSecret }, phone.line(), signal))
    return 0
  }
  const wrong = await rehearse(phone, cues, transcriptOf(phone), (line) => console.log(line))
  if (wrong) console.error(`\n${wrong}`)
  return wrong ? 1 : 0
}

function read(args: string[]) {
  const { values, positionals, tokens } = parsed(args)
  if (values.help) return { to: '', from: '', url: undefined, cues: [], wantsHelp: true }
  const [number = '', ...more] = positionals
  const to = phoneNumber(number)
  if (!to || more.length > 0)
    throw new WrongUse(
      number === '' || more.length > 0
        ? 'Which number? npm run call -- +442079460000 (write a number with blanks in quotes).'
        : `"${number}" is no phone number: write it with its country code, such as +442079460000.`,
    )
  const cues = tokens.flatMap((token) =>
    token.kind === 'option' ? cuesOf(token.name, token.value ?? '') : [],
  )
  return { to, from: values.from ?? '+12025550143', url: values.url, cues, wantsHelp: false }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      tokens: true,
      options: {
        help: { type: 'boolean' },
        from: { type: 'string' },
        url: { type: 'string' },
        press: { type: 'string', multiple: true },
        say: { type: 'string', multiple: true },
        silence: { type: 'boolean', multiple: true },
        callee: { type: 'string', multiple: true },
        expect: { type: 'string', multiple: true },
        hangup: { type: 'boolean', multiple: true },
      },
    })
  } catch (problem) {
    throw new WrongUse(`${problem instanceof Error ? problem.message : problem}\n\n${USAGE}`)
  }
}

function cuesOf(name: string, value: string): Cue[] {
  switch (name) {
    case 'press':
      if (!/^[0-9*#]+(,[0-9*#]+)*$/.test(value))
        throw new WrongUse(`--press "${value}": write keys, such as 1 or 1,2 or 4711#.`)
      return value.split(',').map((keys) => ({ type: 'press', keys }))
    case 'say':
      return [{ type: 'say', text: value }]
    case 'silence':
      return [{ type: 'silence' }]
    case 'hangup':
      return [{ type: 'hangup' }]
    case 'expect':
      return [{ type: 'expect', text: value }]
    case 'callee': {
      const does = CALLEE_DOES.find((known) => known === value)
      if (!does) throw new WrongUse(`--callee "${value}": write one of ${CALLEE_DOES.join(', ')}.`)
      return [{ type: 'callee', does }]
    }
    default:
      return []
  }
}

/** What keeps the voice server from answering, in a sentence; nothing when it answered. */
function whyNobodyAnswers(phone: PhoneCall, publicUrl: string): string | undefined {
  const reply = phone.exchanges.find(({ webhook }) => webhook.url.endsWith('/answer'))?.reply
  if (!reply || phone.waiting().for !== 'nothing') return undefined
  if ('failed' in reply)
    return `Nobody answers at ${publicUrl}: start Patchbay with npm start, then call again. (${reply.failed})`
  if (reply.status === 401 || reply.status === 403)
    return `The voice server at ${publicUrl} refuses this signature: call with the DATA_DIR (or SANDBOX_SECRET) that it was started with.`
  if (reply.status === 404)
    return `There is no voice server of Patchbay at ${publicUrl}: is PUBLIC_URL right?`
  return undefined
}

/** The person at the terminal is the caller, and says what a dialled party does. */
async function converse(
  phone: PhoneCall,
  to: string,
  ask: (signal: AbortSignal) => Promise<LineOrder | undefined>,
) {
  const newLines = transcriptOf(phone)
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  console.log(`Calling ${written(to)}. ${HELP}\n`)
  const listen = async () => {
    await phone.listen()
    for (const line of newLines()) console.log(line)
    const isOver = phone.waiting().for === 'nothing'
    if (!isOver && phone.waiting().for === 'callee')
      console.log('What does the callee do? (a)nswer, (b)usy, (n)o answer, (d)ecline, (f)ailed, (m)achine')
    return !isOver
  }
  /** Somebody at the dashboard ends the call or moves it, while one thinks about what to type. */
  const obeyed = async (order: LineOrder) => {
    console.log(order.do === 'hang-up' ? '\n(the call is ended)' : '\n(you are put through to another place)')
    await (order.do === 'hang-up' ? phone.isCutOff() : phone.isMovedOn(order.url))
    if (await listen()) input.prompt()
    else input.close()
  }
  const isOver = () => phone.waiting().for === 'nothing'
  const letGo = followLine(ask, (order) => void obeyed(order), isOver)
  if (await listen()) {
    input.prompt()
    for await (const line of input) {
      const unknown = await obey(phone, line.trim())
      if (unknown) console.log(unknown)
      if (!(await listen())) break
      input.prompt()
    }
  }
  letGo()
  input.close()
  if (phone.waiting().for === 'nothing') return
  await phone.hangUp()
  for (const line of newLines()) console.log(line)
}

const CALLEE_KEYS: Record<string, CalleeDoes> = {
  a: 'answer',
  b: 'busy',
  n: 'no-answer',
  d: 'decline',
  u: 'unreachable',
  f: 'failed',
  m: 'machine',
}

/** Does what a typed line asks for; gives back a hint where it is not understood. */
async function obey(phone: PhoneCall, line: string): Promise<string | undefined> {
  const { for: waitingFor } = phone.waiting()
  const [, said] = /^say\s+(.+)$/i.exec(line) ?? []
  const isTalking = waitingFor === 'joined' || waitingFor === 'room'
  const does = CALLEE_DOES.find((known) => known === line) ?? CALLEE_KEYS[line.toLowerCase()]
  if (/^(h|hang ?up)$/i.test(line)) await phone.hangUp()
  else if (waitingFor === 'callee' && does) await phone.callee(does)
  else if (isTalking && /^c$/i.test(line)) await phone.hangUp('callee')
  else if (isTalking) return 'They talk. h: you hang up; c: the callee hangs up.'
  else if (said) await phone.say(said)
  else if (line === '') await phone.staySilent()
  else if (/^[0-9*#]+$/.test(line)) await phone.press(line)
  else return HELP
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (problem) {
  if (!(problem instanceof ConfigError || problem instanceof WrongUse)) throw problem
  console.error(problem.message)
  process.exitCode = 1
}
