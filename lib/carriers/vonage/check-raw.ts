import { error, type Problem, warning } from '@/lib/flow/problem'
import { isTemplate } from '@/lib/flow/template'
import { lint, parsedNcco } from './lint'
import type { Finding } from './look'

type Raw = { carrier: string; document: string }

/** What variables may turn out to be: a small number, a phone number, an address. A fault that is none of them is a fault. */
const SAMPLES = ['7', '12025550143', 'https://example.com/a.mp3']

/** What is wrong with a document of the designer's own. That it is no JSON at all is told by the kind. */
export function rawProblems({ carrier, document }: Raw): Problem[] {
  if (carrier !== 'vonage') return [warning('vonage.raw-of-another-carrier', { field: 'carrier' })]
  return faultsOf(document).map(({ path, message }) =>
    error('vonage.raw-invalid', { field: 'document', values: { path: path || '0', message } }),
  )
}

/** The errors that a document has whatever its variables are. */
function faultsOf(document: string): Finding[] {
  const fills = isTemplate(document) ? SAMPLES.map((sample) => filledWith(document, sample)) : [document]
  const [first = [], ...others] = fills
    .map(parsedNcco)
    .filter((ncco) => ncco !== undefined)
    .map((ncco) => lint(ncco).filter(({ level }) => level === 'error'))
  return first.filter((fault) => others.every((found) => found.some((other) => isSame(fault, other))))
}

const isSame = (one: Finding, other: Finding) => one.rule === other.rule && one.path === other.path

const filledWith = (template: string, sample: string): string =>
  template.replace(/\{\{[\s\S]*?\}\}/g, sample).replace(/\{%[\s\S]*?%\}/g, '')
