import type { Calls } from '../../carrier'
import { check, hangUp, move } from './change'
import { look } from './look'
import { place } from './place'

/** Calls through Vonage's Voice API v1 (https://developer.vonage.com/en/api/voice), by the official SDK. */
export const calls: Calls = { perSecond: 3, place, hangUp, move, look, check }
