import type { Carrier } from '@/lib/carriers/carrier'
import { written } from '@/lib/flow/numbers'
import { answersWords, isAt } from '@/lib/remote/numbers'
import { listNumbers } from '@/lib/store/numbers'
import { bad, type Check, good, listed, skipped, warn } from '../finding'
import { reachedAt } from '../reached-at'

const numbersOf = (carrier: string) => ({
  href: `/settings/carriers#held-numbers-${carrier}`,
  label: 'Compare the numbers',
})

/** Does each number ring here that should, and no other? */
export const numbers = (carrier: Carrier): Check => ({
  id: `numbers ${carrier.name}`,
  group: carrier.title,
  title: 'Numbers',
  async run(setup) {
    const place = numbersOf(carrier.name)
    const { account, title, applicationId } = await reachedAt(setup, carrier)
    if (!applicationId) return skipped('No application is taken.')
    const [all, held] = await Promise.all([listNumbers(await setup.db()), account.numbers()])
    if (!held.ok) return skipped(held.message)
    const here = all.filter((number) => number.carrier === carrier.name)
    const owned = new Map(held.value.map((number) => [number.e164, number]))

    const astray = here
      .filter(({ flowId }) => flowId !== null)
      .flatMap(({ e164 }) => {
        const number = owned.get(e164)
        if (!number) return [`${written(e164)} is not held by this account`]
        return isAt(number.answeredBy, applicationId)
          ? []
          : [`${written(e164)} ${answersWords(number.answeredBy, applicationId)}`]
      })
    if (astray.length > 0)
      return bad(`${listed(astray)}.`, `Link them to the application at ${title}.`, { place })

    const answered = new Set(here.filter(({ flowId }) => flowId !== null).map(({ e164 }) => e164))
    const idle = held.value
      .filter(({ e164, answeredBy }) => isAt(answeredBy, applicationId) && !answered.has(e164))
      .map(({ e164 }) => written(e164))
    if (idle.length > 0)
      return warn(
        `${title} sends calls to ${listed(idle)} here, but no flow answers: callers hear that the number is not in service.`,
        'Add them and say which flow answers, or unlink them.',
        { place },
      )
    if (answered.size === 0) return skipped(`No flow answers a number of ${title} yet.`, { place })
    return good(
      answered.size === 1
        ? `${written([...answered][0] ?? '')} rings here.`
        : `All ${answered.size} numbers that a flow answers ring here.`,
    )
  },
})
