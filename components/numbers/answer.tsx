import { TriangleAlert } from 'lucide-react'
import { type AnswerWords, answerSentence } from './answer-words'

/**
 * Who answers: in full, or with `lead` in one line of a table, cut where its cell ends. The lead, which says when, is shown where
 * the table has no head.
 */
export function Answer({ words, lead }: { words: AnswerWords; lead?: string }) {
  const { who, does, says, because, isTrouble } = words
  const isCut = lead !== undefined
  return (
    <span
      title={isCut ? answerSentence(words) : undefined}
      className={isCut ? 'max-md:line-clamp-2 md:block md:truncate' : 'break-words'}
    >
      {isCut && <span className="text-quiet md:hidden">{lead} · </span>}
      {isTrouble && <TriangleAlert size={14} aria-hidden className="-mt-0.5 mr-1.5 inline text-warn" />}
      {who && (does || says) ? `${who}: ` : who}
      {does}
      {does && says && ' '}
      <span className="text-quiet">{says}</span>
      {because && !isCut && <span className="block text-quiet text-xs">{because}</span>}
    </span>
  )
}
