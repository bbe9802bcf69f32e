import { BranchForm } from './branch'
import { ConferenceForm } from './conference'
import { DialForm } from './dial'
import { FlowKindForm } from './flow'
import type { KindForm } from './form'
import { GatherForm } from './gather'
import { HangupForm } from './hangup'
import { HoursForm } from './hours'
import { HttpForm } from './http'
import { MenuForm } from './menu'
import { RawForm } from './raw'
import { RecordForm } from './record'
import { SayForm } from './say'
import { SetForm } from './set'
import { SmsForm } from './sms'
import { SplitForm } from './split'
import { VoicemailForm } from './voicemail'

/** The form of every kind, by its name. A new kind is its file and one line here; a test asks for it. */
// Each form is typed by its own kind; a list of them all can only say "some settings". `any` is confined to this line.
// biome-ignore lint/suspicious/noExplicitAny: see above
export const forms: Readonly<Record<string, KindForm<any>>> = {
  say: SayForm,
  menu: MenuForm,
  gather: GatherForm,
  branch: BranchForm,
  hours: HoursForm,
  split: SplitForm,
  set: SetForm,
  dial: DialForm,
  conference: ConferenceForm,
  voicemail: VoicemailForm,
  record: RecordForm,
  http: HttpForm,
  sms: SmsForm,
  raw: RawForm,
  flow: FlowKindForm,
  hangup: HangupForm,
}
