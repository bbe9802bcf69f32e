import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The lines of a list beside this file: `phone-numbers.valid.txt`. */
export const linesOf = (name: string): string[] =>
  readFileSync(fileURLToPath(new URL(`./${name}`, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
