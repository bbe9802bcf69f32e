/** Something that the person who started the program can put right. The message is one plain sentence that says how. */
export class Trouble extends Error {}

/**
 * Runs a program of ours. Trouble is told in its sentence, everything unexpected by its message; either way without a
 * stack trace and with exit code 1.
 */
export async function runProgram(main) {
  try {
    await main()
  } catch (problem) {
    console.error(
      problem instanceof Trouble
        ? `\n  ${problem.message}\n`
        : `\n  Something unexpected went wrong: ${firstLine(problem)} (PATCHBAY_TRACE=1 tells where).\n`,
    )
    if (process.env.PATCHBAY_TRACE) console.error(problem)
    process.exit(1)
  }
}

const firstLine = (problem) => String(problem?.message ?? problem).split('\n')[0]
