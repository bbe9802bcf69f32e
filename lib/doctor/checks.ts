import { carriers } from '@/lib/carriers'
import type { Carrier } from '@/lib/carriers/carrier'
import { SANDBOX } from '@/lib/carriers/test-line'
import { answers } from './checks/answers'
import { application } from './checks/application'
import { clock } from './checks/clock'
import { credentials } from './checks/credentials'
import { dataFolder } from './checks/data-folder'
import { database } from './checks/database'
import { numbers } from './checks/numbers'
import { privateKey } from './checks/private-key'
import { publicAddress } from './checks/public-address'
import { reachable } from './checks/reachable'
import { sameSettings } from './checks/same-settings'
import { secretsOpen } from './checks/secrets-open'
import { signature } from './checks/signature'
import { spool } from './checks/spool'
import { voiceServer } from './checks/voice-server'
import type { Check } from './finding'

/** For each account whose webhooks are answered; the sandbox is one too. */
const ofAccount = (name: string): Check[] => [signature(name), answers(name)]

/** For each carrier that can be asked about an account there. */
const ofCarrier = (carrier: Carrier): Check[] => [
  credentials(carrier),
  application(carrier),
  privateKey(carrier),
  numbers(carrier),
]

/** Everything that is checked, in the order in which it is told. */
export const CHECKS: readonly Check[] = [
  voiceServer,
  sameSettings,
  database,
  dataFolder,
  spool,
  secretsOpen,
  publicAddress,
  reachable,
  clock,
  ...ofAccount(SANDBOX),
  ...Object.values(carriers).flatMap((carrier) => [
    ...(carrier.account ? ofCarrier(carrier) : []),
    ...ofAccount(carrier.name),
  ]),
]
