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

  'variable.missing': 'Give the variable a name.',
  'variable.reserved': ({ variable }) =>
    `“${variable}” means something already. Choose another name for the variable.`,

  'calendar.unknown': ({ name }) => `There is no calendar “${name}”. Choose one that exists, or make it.`,
  'number.invalid': ({ number }) =>
    `“${number}” is no phone number. Write it with its country code: +44 20 7946 0018.`,
  'pattern.invalid':
    'The pattern cannot be read. Look for brackets that are not closed, or write \\ before a sign.',
  'pattern.unsupported':
    'The pattern looks ahead, looks back or refers back, which could keep callers waiting. Say it without.',
  'pattern.too-long': 'The pattern is too long, or repeats too much. Make it shorter.',

  'menu.no-choices': 'Add a choice: callers have nothing to press.',
  'menu.key-repeated': ({ key }) => `The key ${key} is given to two choices. Give one of them another key.`,
  'menu.phrase-repeated': ({ phrase }) =>
    `“${phrase}” is said for two choices, and only the first would be taken. Remove it from one of them.`,
  'menu.too-long': ({ count, limit }) =>
    `${count} choices are more than callers remember. Keep to ${limit}, and put the rest into a second menu.`,
  'gather.length': ({ min, max }) =>
    `At least ${min} digits and at most ${max} cannot be. Correct one of them.`,
  'gather.no-end':
    'Without a finish key a caller cannot enter nothing. Choose a finish key, or ask for a digit.',

  'branch.no-cases': 'Add a case: all callers go the same way.',
  'branch.case-repeated': ({ id }) => `“${id}” stands for two cases. Give one of them another id.`,
  'branch.no-conditions': 'Add a condition to this case, or remove it: as it is, it never holds.',
  'condition.value-empty': 'Say what is compared: {{caller}}, or another variable.',
  'condition.to-empty': 'Say what it is compared with, or ask whether it is empty.',
  'condition.list-empty': 'Add what it may be one of.',
  'condition.not-a-number': ({ text }) => `“${text}” is no number. Write one, such as 18 or 2.5.`,
  'condition.time-always': 'Choose days, times or dates: this is always true.',
  'condition.time-never': 'It begins and ends at the same time, so it is never true. Move one of the two.',
  'condition.dates-reversed': 'Let the last day be no earlier than the first.',
  'hours.no-calendar': 'Choose the calendar that is asked.',
  'split.no-weight': 'Give a share a weight above 0, so that calls go somewhere.',
  'split.share-repeated': ({ id }) => `“${id}” stands for two shares. Give one of them another id.`,

  'dial.no-destination': 'Say whom to dial.',
  'dial.destination-empty': 'Write whom to dial, or remove the line.',
  'dial.destination-invalid': ({ number }) =>
    `“${number}” cannot be dialled. Write a SIP address as sip:desk@acme.example, a WebSocket as wss://…, an extension in digits.`,
  'dial.keys-invalid': ({ keys }) => `“${keys}” cannot be pressed. Use 0–9, * and #, and p for a pause.`,
  'dial.ringback-empty': 'Give the address of the ringing tone, or choose a tone.',
  'conference.no-room': 'Give the room a name: callers of the same room meet.',
  'record.channels-not-split': 'Several channels need “split”. Switch it on, or keep to one channel.',
  'record.channels-need-wav': 'More than two channels are recorded as wav. Choose wav, or fewer channels.',

  'http.url-empty': 'Write the address of the service.',
  'http.url-invalid': ({ url }) =>
    `“${url}” is no address of a service. Write one that begins with https:// and has no user name and no “..”.`,
  'http.host-variable': ({ url }) =>
    `In “${url}” a variable decides which machine is asked. Write the machine’s name out; variables may stand behind it.`,
  'http.header-invalid': ({ name }) => `“${name}” is no name of a header. Use letters, digits and -.`,
  'http.body-not-json': 'The body is no JSON. Correct it, or send it as text.',
  'http.path-invalid': ({ path }) => `“${path}” is no path. Write it like order.items[0].name.`,
  'sms.text-empty': 'Write the text of the message.',
  'raw.empty': 'Write the document that is handed over.',
  'raw.not-json': 'The document is no JSON list or object. Correct its brackets, quotes and commas.',
  'flow.missing': 'Choose the flow in which the call goes on.',

  // What Vonage cannot do (`lib/carriers/vonage/check.ts`).
  'vonage.prompt-too-long': ({ count, limit }) =>
    `Vonage says at most ${limit} characters at once, and these are ${count}. Shorten the text, or put a part of it into a second node.`,
  'vonage.voice-without-ssml': ({ language, style }) =>
    `Vonage’s ${language} voice ${style} takes no SSML. Choose another voice, or write the text plainly.`,
  'vonage.language-unknown': ({ language }) =>
    `Vonage is not known to speak “${language}”. Check the code, and try it with a test call.`,
  'vonage.style-unknown': ({ language, style }) =>
    `Vonage is not known to have a ${language} voice ${style}. Check the number, and try it with a test call.`,
  'vonage.style-premium-only': ({ language, style }) =>
    `Vonage has the ${language} voice ${style} only in its premium form. Switch premium on, or choose another voice.`,
  'vonage.speech-language-unknown': ({ language }) =>
    `Vonage is not known to understand “${language}”. Choose another language for listening.`,
  'vonage.audio-not-https': ({ address }) =>
    `“${address}” can be read and changed on its way to Vonage. Give an address that begins with https://.`,
  'vonage.audio-format': ({ address }) =>
    `Vonage plays mp3 and wav, and “${address}” ends in neither. Give such a recording, or make sure that it is one.`,
  'vonage.endless-prompt':
    'On Vonage nothing can follow a prompt that is played for ever, so it is played once. Say how often it is played.',
  'vonage.timeout-too-long': ({ seconds, limit }) =>
    `Vonage waits for keys at most ${limit} seconds, not ${seconds}. Shorten the wait, or ask once more.`,
  'vonage.finish-key': ({ key }) =>
    `Vonage ends digits on # only: after ${key} the caller waits until the time is over. Choose #.`,
  'vonage.ringback-phone':
    'Vonage advises against a ringing tone of your own for phones, because callers may hear two. Leave it out, or try it with a test call.',
  'vonage.whisper-phone-only':
    'Vonage whispers to phones only: whoever answers elsewhere is connected at once. Leave the whisper out, or dial phones.',
  'vonage.sip-too-long': ({ count, limit }) =>
    `Vonage takes SIP addresses of ${limit} characters for sure, and this has ${count}. Use a shorter one.`,
  'vonage.websocket-headers': ({ count, limit }) =>
    `Vonage takes ${limit} bytes of headers along, and these are ${count}. Send less.`,
  'vonage.websocket-24khz': 'Sound at 24 kHz is new on Vonage. Choose 16 kHz, or try it with a test call.',
  'vonage.raw-of-another-carrier':
    'On Vonage this document is left out. Write one for Vonage, or keep Vonage’s calls away from here.',
  'vonage.raw-invalid': ({ path, message }) =>
    `Vonage would refuse the document at “${path}”: ${message} Correct it.`,

  // What the log of a call says of its way: it could not go on, or not as drawn.
  'walk.no-start': 'The call had nowhere to begin. Choose the node at which calls begin, and publish.',
  'walk.node-missing':
    'The call was led to a node that is not there. Correct the exit before it, and publish.',
  'walk.too-many-steps-in-turn':
    'The call went round from node to node without anything being asked. Let the round end or ask something.',
  'walk.too-many-steps-in-call':
    'The call went on through more nodes than any call should. Let callers reach an end.',
  'walk.too-many-flows':
    'The call was handed from flow to flow too often. Let flows not lead back to one another.',
  'dial.no-valid-destination':
    'Nobody could be dialled: what was filled in is no address. See where it comes from.',
  'hours.calendar-missing':
    'The calendar was not there, so the call went on as closed. Make it, or choose another.',
  'http.answer-not-json': 'The service did not answer with JSON, so nothing was kept. See what it sends.',
  'sms.to-invalid':
    'The message was not sent: the caller hides the number, or what was filled in is none. See where it comes from.',
  'sms.from-invalid':
    'The message was not sent: its sender is no number and no name of 11 letters. Correct who sends it.',
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
  /^[\d*#]$/.test(String(exit)) && !String(label).includes(String(exit)) ? `${exit} ${label}` : String(label)
