import { expect, test } from 'vitest'
import { keepState, keptState } from './call-states'
import { claimEffect, effectState, finishEffect } from './effects'
import { describeOnEachDatabase } from './testing/each-database'

describeOnEachDatabase((open) => {
  const effect = { id: 'vonage:CON-1#2', callId: 'vonage:CON-1', kind: 'http' }

  test('of many who want to run an effect exactly one may', async () => {
    const db = await open()
    const claims = await Promise.all(Array.from({ length: 12 }, () => claimEffect(db, effect)))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })

  test('the others see that it runs, and then its first outcome', async () => {
    const db = await open()
    expect(await effectState(db, effect.id)).toBeUndefined()
    await claimEffect(db, effect)
    expect(await effectState(db, effect.id)).toEqual({
      state: 'running',
      startedAt: expect.stringMatching(/Z$/),
    })
    const outcome = { type: 'http', status: 200, body: '{"open":true}' } as const
    await finishEffect(db, effect.id, outcome)
    await finishEffect(db, effect.id, { type: 'effect-failed', reason: 'too late' })
    expect(await effectState(db, effect.id)).toEqual({ state: 'done', outcome })
    expect(await claimEffect(db, effect)).toBe(false)
  })

  test('a long state is kept as it was kept first', async () => {
    const db = await open()
    await keepState(db, 'c#1', 'first')
    await keepState(db, 'c#1', 'second')
    expect(await keptState(db, 'c#1')).toBe('first')
    expect(await keptState(db, 'c#2')).toBeUndefined()
  })
})
