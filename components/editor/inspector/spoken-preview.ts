import { plainText } from '@/lib/flow/edit/words'
import { fillTemplate, variablesIn } from '@/lib/flow/template'

/**
 * What is spoken when a prompt is tried out: its words without markup. A variable is spoken as the flow's first value, else by
 * its own name, so that one hears where it will stand.
 */
export function spokenPreview(text: string, firstValues: Record<string, string>): string {
  const names = variablesIn(text).map((name) => [name, name.replaceAll('_', ' ')] as const)
  const filled = fillTemplate(text, { ...Object.fromEntries(names), ...firstValues }, 'plain')
  return plainText('problem' in filled ? text : filled.text)
}

/** Plain text as markup that says the same, and markup as the plain words in it. `{{…}}` stays as it is. */
export const asMarkup = (text: string): string =>
  `<speak>${text
    .split(/(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/)
    .map((part, at) => (at % 2 === 1 ? part : escaped(part)))
    .join('')}</speak>`

export const asPlainText = (markup: string): string => plainText(markup)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
