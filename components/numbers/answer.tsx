import { TriangleAlert } from 'lucide-react'
import { type AnswerWords, answerSentence } from './answer-words'

/** Who answers: in one line, cut where the row ends, or in full. */
export function Answer({ words, isWhole = false }: { words: AnswerWords; isWhole?: boolean }) {
  const { who, does, says, because, isTrouble } = words
  return (
    <span
      title={isWhole ? undefined : answerSentence(words)}
      className={isWhole ? 'break-words' : 'block truncate'}
    >
      {isTrouble && <TriangleAlert size={14} aria-hidden className="-mt-0.5 mr-1.5 inline text-warn" />}
      {who && (does || says) ? `${who}: ` : who}
      {does}
      {does && says && ' '}
      <span className="text-quiet">{says}</span>
      {because && <span className={isWhole ? 'block text-quiet text-xs' : 'sr-only'}> {because}</span>}
    </span>
  )
}
