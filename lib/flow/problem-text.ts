import { type Flow, nodeOf } from './document'
import type { Problem } from './problem'

type Values = Record<string, string | number>

/** The sentence for every code there is in `lib/flow` and `lib/carriers`: what is wrong, and what to do. A test holds it whole. */
const SENTENCES: Record<string, string | ((values: Values) => string)> = {
  'flow.no-start': 'Choose the node at which calls begin.',
  'flow.start-missing': ({ to }) => `Calls should begin at “${to}”, which is not there. Choose another node.`,
  'flow.unknown': ({ name }) => `There is no flow “${name}”. Choose one that exists.`,

  'node.unreachable': 'No call can get here. Lead an exit to it, or remove it.',

  'exit.not-wired': (values) => `Wire the exit “${exitName(values)}” or remove the choice.`,
  'exit.node-missing': (values) =>
    `The exit “${exitName(values)}” leads to “${values.to}”, which is not there. Lead it to another node.`,
  'exit.unknown': ({ exit }) => `There is no exit “${exit}” any more. Remove its wire.`,

  'loop.no-way-out': ({ nodes, count }) =>
    count === 1
      ? 'Callers who come here never get away again. Lead one of its exits to a place where the call can end.'
      : `Callers go round here for ever: ${nodes}. Lead one of their exits to a place where the call can end.`,
  'loop.silent-caller': ({ nodes, count }) =>
    count === 1
      ? 'A caller who stays silent is kept here for ever. Lead “Nothing heard” to a place where the call ends.'
      : `A caller who stays silent goes round for ever: ${nodes}. Lead one “Nothing heard” to a place where the call ends.`,

  'prompt.empty': 'Write what callers hear here, or give the address of a recording.',
  'prompt.no-address': ({ address }) =>
    `“${address}” is no address of a recording. Give one that begins with https://.`,
  'ssml.tag-not-closed': ({ tag }) => `Close the tag <${tag}> with </${tag}>.`,
  'ssml.tag-not-opened': ({ tag }) =>
    `</${tag}> closes a tag that was never opened. Remove it, or open <${tag}> before.`,
  'ssml.malformed': ({ text }) =>
    `This is no well-formed markup from “${text}” on. Write & as &amp; and < as &lt;, put attributes in quotes, and end with </speak>.`,
  'ssml.read-out':
    'The tags in this text would be read out. Put the whole text between <speak> and </speak>.',

  'template.malformed': ({ reason }) =>
    `The {{…}} in this text cannot be read: ${reason}. Correct its spelling.`,
  'variable.never-set': ({ name }) =>
    `Nothing sets “${name}” before a call gets here. Set it before, give it a first value in the flow’s settings, or correct its name.`,
  'variable.maybe-unset': ({ name }) =>
    `Not every way here sets “${name}”; where it is not set, nothing is filled in. Set it on every way, or write {{ ${name} | default: "…" }}.`,

  'calendar.unknown': ({ name }) => `There is no calendar “${name}”. Choose one that exists, or make it.`,
  'number.invalid': ({ number }) =>
    `“${number}” is no phone number. Write it with its country code: +44 20 7946 0018.`,

  'menu.no-choices': 'Add a choice: callers have nothing to press.',
  'menu.key-repeated': ({ key }) => `The key ${key} is given to two choices. Give one of them another key.`,
  'menu.too-long': ({ count, limit }) =>
    `${count} choices are more than callers remember. Keep to ${limit}, and put the rest into a second menu.`,

  'dial.no-destination': 'Say whom to dial.',
  'dial.destination-empty': 'Write whom to dial, or remove the line.',
  'dial.destination-invalid': ({ number }) =>
    `“${number}” cannot be dialled. Write a SIP address as sip:desk@acme.example, a WebSocket as wss://…, an extension in digits.`,
}

/**
 * One plain sentence for a problem, saying what to do. With the flow at hand it begins with the name of the node, for lists
 * that stand away from the canvas.
 */
export function problemText(
  { code, nodeId, values = {} }: Pick<Problem, 'code' | 'nodeId' | 'values'>,
  flow?: Flow,
): string {
  const written = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined
  const sentence =
    typeof written === 'function' ? written(values) : (written ?? `Something is wrong here (${code}).`)
  const name = flow && nodeOf(flow, nodeId)?.name
  return name ? `“${name}”: ${sentence}` : sentence
}

/** A choice is known by its key and its label, any other exit by its label. */
const exitName = ({ exit, label }: Values): string =>
  String(exit).length === 1 && !String(label).includes(String(exit)) ? `${exit} ${label}` : String(label)
