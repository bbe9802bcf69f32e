/** What the store may take while a caller waits. A carrier gives us a second or two in all. */
const STORE_MS = 500

/** The promise's outcome, or a rejection when it takes too long: a database that hangs is as bad as one that is away. */
export async function inTime<T>(promise: Promise<T>, milliseconds = STORE_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
