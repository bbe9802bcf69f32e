import { wordsOf } from './database-error'

/** True when a row was refused because another one has its key: from Prisma (P2002) or straight from a driver. */
export const isUniqueViolation = (trouble: unknown): boolean => {
  const words = wordsOf(trouble)
  return words.includes('P2002') || words.includes('UniqueConstraintViolation')
}
