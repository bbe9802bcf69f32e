import { expect, test } from 'vitest'
import { drawn, reception } from '@/lib/flow/edit/testing/drawn'
import { operatorsOffered } from './operators-offered'

const offered = (typed: string, flow = reception()) => operatorsOffered(flow, typed)
const written = (typed: string, flow = reception()) => offered(typed, flow).map(({ written }) => written)

test('with nothing typed every operator is offered, and a word offers those that begin so', () => {
  expect(written('')).toContain('kind:menu')
  expect(written('i')).toEqual(['is:problem', 'is:unreachable'])
  expect(written('sales u')).toEqual(['uses:account'])
  expect(written('zebra')).toEqual([])
})

test('who begins to type an operator is offered its values, as far as this flow has them', () => {
  expect(written('kind:')).toEqual(expect.arrayContaining(['kind:menu', 'kind:hangup']))
  expect(written('kind:')).not.toContain('kind:sms')
  expect(written('is:p')).toEqual(['is:problem'])
  const flow = drawn({ nodes: { a: { kind: 'gather', name: 'Ask', settings: { variable: 'account' } } } })
  expect(written('uses:', flow)).toEqual(['uses:account'])
})

test('what is taken over stands behind what was typed before', () => {
  expect(offered('sales is:p')[0]?.query).toBe('sales is:problem ')
  expect(offered('sales k')[0]?.query).toBe('sales kind:')
})
