import { expect, test } from 'vitest'
import { createFlow } from '../flows'
import { describeOnEachDatabase } from '../testing/each-database'
import { someFlow } from '../testing/flows'
import { publish } from '../versions'
import { type Asked, lookAt } from './look-at'

describeOnEachDatabase((open) => {
  test('days begin and end by the clock of the flow, also where there is no midnight', async () => {
    const db = await open()
    const flow = someFlow()
    flow.settings.timeZone = 'America/Santiago'
    const { id } = await createFlow(db, { document: flow })
    await publish(db, id)
    const sunday = new Date('2026-09-06T15:00:00.000Z')
    const looked = async (asked: Asked) => {
      const { wanted, since, until } = (await lookAt(db, id, asked, sunday)) ?? {}
      return [wanted?.from, wanted?.to, since, until]
    }
    // Chile's clocks go from midnight to one as that Sunday begins.
    expect(await looked({ from: '2026-09-06', to: '2026-09-06' })).toEqual([
      '2026-09-06',
      '2026-09-06',
      '2026-09-06T04:00:00.000Z',
      '2026-09-07T03:00:00.000Z',
    ])
    expect(await looked({})).toEqual([
      '2026-08-08',
      '2026-09-06',
      '2026-08-08T04:00:00.000Z',
      '2026-09-07T03:00:00.000Z',
    ])
    // Nonsense is as good as nothing, and the earlier day comes first.
    expect(await looked({ from: 'soon', to: '2026-13-40' })).toEqual(await looked({}))
    expect((await looked({ from: '2026-09-05', to: '2026-09-01' })).slice(0, 2)).toEqual([
      '2026-09-01',
      '2026-09-05',
    ])
  })
})
