import { has } from './fields'
import { isFieldsLike, isHttpUrl, type Look } from './look'

const NUMBER = /^\d{7,15}$/

/** A `connect`: one endpoint, a caller id that fits it, times within bounds. */
export function lintConnect(look: Look): void {
  const { endpoint, from, randomFromNumber, eventType, machineDetection } = look.fields
  look.number('N6', 'timeout', 'connect.timeout')
  look.number('N6', 'limit', 'connect.limit')
  look.flag('randomFromNumber')
  look.events()
  if (eventType !== undefined && eventType !== 'synchronous')
    look.error('N7', 'eventType', 'The only type of events to ask for is "synchronous".')
  if (machineDetection !== undefined && machineDetection !== 'continue' && machineDetection !== 'hangup')
    look.error('N7', 'machineDetection', 'A machine is told of ("continue") or hung up on ("hangup").')
  lintAdvancedMachineDetection(look)
  lintTone(look, 'ringbackTone')

  const [only] = Array.isArray(endpoint) ? endpoint : []
  if (!Array.isArray(endpoint) || endpoint.length !== 1 || !isFieldsLike(only)) {
    look.error('N7', 'endpoint', 'There must be exactly one endpoint, in a list.')
    return
  }
  const type = only.type
  const isRandom = String(randomFromNumber) === 'true'
  if (from !== undefined && isRandom)
    look.error('N7', 'from', 'Either "from" or "randomFromNumber", not both.')
  if (type === 'phone' && from === undefined && !isRandom)
    look.error('N7', 'from', 'A phone must be shown a number: "from", or "randomFromNumber".')
  if (type === 'phone' && from !== undefined && !NUMBER.test(String(from)))
    look.error('N7', 'from', 'The number shown must be 7 to 15 digits, without +.')
  const lintEndpoint = ENDPOINTS.get(String(type))
  const inside = look.inside('N7', 'endpoint.0', only)
  if (lintEndpoint) lintEndpoint(inside)
  else inside.error('N7', 'type', `There is no endpoint "${String(type).slice(0, 40)}".`)
}

const ENDPOINTS = new Map<string, (look: Look) => void>([
  ['phone', lintPhone],
  ['sip', lintSip],
  ['websocket', lintSocket],
  ['app', (look) => needed(look, 'user', /\S/, 'The user is not named.')],
  ['vbc', (look) => needed(look, 'extension', /^\d+$/, 'The extension must be digits.')],
])

function needed(look: Look, field: string, shape: RegExp, message: string): void {
  if (!shape.test(String(look.fields[field] ?? ''))) look.error('N7', field, message)
}

function lintPhone(look: Look): void {
  const { dtmfAnswer } = look.fields
  needed(look, 'number', NUMBER, 'The number must be 7 to 15 digits, without +.')
  if (dtmfAnswer !== undefined && !/^[0-9*#p]*$/.test(String(dtmfAnswer)))
    look.error('N7', 'dtmfAnswer', 'Keys are 0–9, * and #; p is a pause.')
  if (!has(look.fields, 'onAnswer')) return
  const onAnswer = look.inside('N7', 'onAnswer')
  if (!isHttpUrl(onAnswer.fields.url))
    onAnswer.error('N2', 'url', 'This must be an http address, not in a list.')
  lintTone(onAnswer, 'ringbackTone')
  if (has(onAnswer.fields, 'ringback')) onAnswer.warn('N14', 'ringback', 'It is written ringbackTone.')
}

function lintSip(look: Look): void {
  const { uri, user, domain } = look.fields
  const isTrunk = user !== undefined || domain !== undefined
  if ((uri !== undefined) === isTrunk || (isTrunk && !(user && domain)))
    look.error('N8', 'uri', 'There must be either "uri", or "user" and "domain".')
  if (uri !== undefined && !/^sips?:\S+/i.test(String(uri)))
    look.error('N8', 'uri', 'The address must begin with "sip:".')
  if (has(look.fields, 'standard_headers'))
    look.warn('N14', 'standard_headers', 'It is written standardHeaders.')
}

const SOUNDS = new Map([
  ['audio/l16;rate=8000', 8_000],
  ['audio/l16;rate=16000', 16_000],
  ['audio/l16;rate=24000', 24_000],
])

function lintSocket(look: Look): void {
  const sound = String(look.fields['content-type'])
  needed(look, 'uri', /^wss?:\/\/\S+/i, 'The address must begin with "wss:".')
  if (/^ws:/i.test(String(look.fields.uri))) look.warn('N13', 'uri', 'The address should be wss.')
  if (!SOUNDS.has(sound))
    look.error('N7', 'content-type', `It must be one of ${[...SOUNDS.keys()].join(', ')}.`)
  if (SOUNDS.get(sound) === 24_000) look.warn('N12', 'content-type', '24 kHz is new.')
}

function lintAdvancedMachineDetection(look: Look): void {
  const old = 'advanced_machine_detection'
  if (has(look.fields, old)) look.warn('N14', old, 'It is written advancedMachineDetection.')
  for (const field of [old, 'advancedMachineDetection'])
    if (has(look.fields, field)) look.inside('N7', field).number('N6', 'beep_timeout', 'connect.beep_timeout')
}

function lintTone(look: Look, field: string): void {
  const tone = look.fields[field]
  if (tone !== undefined && !isHttpUrl(tone))
    look.error('N2', field, 'This must be an http address, not in a list.')
  else if (has(look.fields, field) && /^http:/i.test(String(tone)))
    look.warn('N13', field, 'The address should be https.')
}
