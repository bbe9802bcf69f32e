import { z } from 'zod'
import { defineKind, leave } from '../kind'
import { askedBy } from '../templates'
import { draftVariable, variableProblems } from '../variable'

/** Gives variables their values. */
export const set = defineKind({
  kind: 'set',
  title: 'Set',
  summary: 'Remembers values under names, for later steps.',
  group: 'decide',

  settings: z.strictObject({
    /** Done in this order: a value may name what was set before it. */
    assignments: z
      .array(
        z.strictObject({ variable: draftVariable.default(''), value: z.string().max(5_000).default('') }),
      )
      .max(50)
      .default([]),
  }),

  exits: () => [{ id: 'next', label: 'Then', required: false }],

  sets: ({ assignments }) => assignments.flatMap(({ variable }) => (variable ? [variable] : [])),

  reads: ({ assignments }) =>
    assignments.flatMap(({ value }, at) =>
      askedBy(value)
        .reads.filter(({ name }) => !assignments.slice(0, at).some(({ variable }) => variable === name))
        .map((read) => ({ field: `assignments.${at}.value`, ...read })),
    ),

  check: ({ assignments }) =>
    assignments.flatMap(({ variable }, at) => variableProblems(variable, `assignments.${at}.variable`)),

  step: ({ assignments }, { fill, readsSecret }) => {
    const values: Record<string, string> = {}
    const sensitive: string[] = []
    for (const { variable, value } of assignments) {
      if (!variable) continue
      // What is made of something secret is secret too.
      if (readsSecret(value, sensitive)) sensitive.push(variable)
      values[variable] = fill(value, { also: values })
    }
    return leave('next', { set: values, sensitive })
  },
})
