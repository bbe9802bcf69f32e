import { phoneNumber } from '@/lib/flow/numbers'

/** As the platform writes numbers: digits without +. What is no number is passed on as it is. */
export const legDigits = (number: string): string => phoneNumber(number)?.slice(1) ?? number
