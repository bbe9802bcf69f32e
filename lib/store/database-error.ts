export type DatabaseErrorCode = 'unreachable' | 'newer-than-program' | 'not-writable' | 'migration-failed'

/** The database cannot be used. The message is one or two plain sentences for whoever started the program; it holds no password. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}

/**
 * Says in plain words why a database could not be opened or changed.
 *
 * @param trouble what the driver, Prisma or the file system threw
 * @param address the database as `describeAddress` writes it
 * @param otherwise what to say of a trouble that is not known here
 */
export function toDatabaseError(
  trouble: unknown,
  address: string,
  otherwise: Said = { code: 'unreachable', sentence: 'The database @ cannot be opened. Check DATABASE_URL.' },
): DatabaseError {
  if (trouble instanceof DatabaseError) return trouble
  const words = wordsOf(trouble)
  const { code, sentence } = SIGNS.find(({ sign }) => sign.test(words)) ?? otherwise
  return new DatabaseError(code, sentence.replace('@', address), trouble)
}

/** `@` stands for the database. */
type Said = { code: DatabaseErrorCode; sentence: string }

const NOT_WRITABLE =
  'The database @ cannot be written. Give the user who runs Patchbay the right to write the file and its folder, or set DATABASE_URL or DATA_DIR to another place.'

const SIGNS: (Said & { sign: RegExp })[] = [
  {
    sign: /ENOSPC|SQLITE_FULL|disk is full/,
    code: 'not-writable',
    sentence: 'The disk of the database @ is full. Make room on it.',
  },
  {
    sign: /SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS|EEXIST|ENOTDIR|ENOENT|EISDIR|readonly database|unable to open database|directory does not exist/,
    code: 'not-writable',
    sentence: NOT_WRITABLE,
  },
  {
    sign: /SQLITE_NOTADB|SQLITE_CORRUPT|not a database/,
    code: 'unreachable',
    sentence:
      'The file @ is not a database that Patchbay can read. Set DATABASE_URL to another file, or put a backup in its place.',
  },
  {
    sign: /SocketTimeout|SQLITE_BUSY|database is locked/,
    code: 'unreachable',
    sentence: 'The database @ is busy: another program holds it. End that program and start again.',
  },
  {
    sign: /28P01|28000|AuthenticationFailed|DatabaseAccessDenied|password authentication/,
    code: 'unreachable',
    sentence: 'The database @ does not accept this user or password. Correct them in DATABASE_URL.',
  },
  {
    sign: /3D000|DatabaseDoesNotExist/,
    code: 'unreachable',
    sentence:
      'There is no database @ on that server. Create it (createdb), or correct the name in DATABASE_URL.',
  },
  {
    sign: /42501|permission denied|25006|read-only transaction/,
    code: 'not-writable',
    sentence:
      'The user of the database @ may not create tables. Make it the owner of the database, or use another user in DATABASE_URL.',
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|DatabaseNotReachable|ConnectionClosed|timeout|terminated/i,
    code: 'unreachable',
    sentence: 'The database @ does not answer. Start its server, or correct DATABASE_URL.',
  },
  {
    sign: /TlsConnectionError|SSL|certificate/i,
    code: 'unreachable',
    sentence:
      'No encrypted connection to the database @ can be made. Check the certificate and sslmode in DATABASE_URL.',
  },
]

/** Everything an error and its causes say, in one text to look for signs in. */
export function wordsOf(trouble: unknown, depth = 0): string {
  if (depth > 5 || trouble === null || trouble === undefined) return ''
  if (typeof trouble !== 'object') return String(trouble)
  const { name, message, code, kind, cause, errors, originalCode, originalMessage } = trouble as Record<
    string,
    unknown
  >
  const own = [name, message, code, kind, originalCode, originalMessage].filter(
    (word) => typeof word === 'string',
  )
  const inner = [cause, ...(Array.isArray(errors) ? errors : [])].map((each) => wordsOf(each, depth + 1))
  return [...own, ...inner].join(' ')
}
