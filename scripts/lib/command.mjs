import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/** How much of a command's output is kept for telling what went wrong, characters. */
const KEPT = 200_000

/**
 * Runs a command in the project's folder and waits for its end. Its output is kept, and shown as it comes where asked.
 *
 * @returns {Promise<{ code: number, output: string, stdout: string }>} never rejects: a command that cannot be started
 *   ends with code 127
 */
export function runCommand(command, args, { env = {}, show = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let stdout = ''
    const take = (chunk, to) => {
      output = (output + chunk).slice(-KEPT)
      if (to === process.stdout) stdout += chunk
      if (show) to.write(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', (chunk) => take(chunk, process.stdout))
    child.stderr.setEncoding('utf8').on('data', (chunk) => take(chunk, process.stderr))
    child.on('error', (problem) => resolve({ code: 127, output: problem.message, stdout: '' }))
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }))
  })
}

/** The last lines of an output, set off from what Patchbay says itself. */
export const lastLines = (output, count = 20) =>
  output
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `    ${line}`)
    .join('\n')
