import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReception } from '@/lib/carriers/sandbox/testing/reception'

let reception: Awaited<ReturnType<typeof openReception>>
let dataDir: string
let bundleDir: string

beforeAll(async () => {
  // As it is shipped; and inside the folder, so that packages are found.
  mkdirSync('node_modules/.cache', { recursive: true })
  bundleDir = mkdtempSync(resolve('node_modules/.cache/call-'))
  await build({
    entryPoints: ['scripts/call.ts'],
    outdir: bundleDir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  })
  reception = await openReception()
  dataDir = mkdtempSync(join(tmpdir(), 'patchbay-call-'))
})
afterAll(async () => {
  await reception.close()
  for (const folder of [dataDir, bundleDir]) rmSync(folder, { recursive: true })
})

/** Runs the terminal caller as a person would, with what is typed on its standard input. */
function call(args: string[], { typed = '', url = reception.url } = {}) {
  const child = spawn(process.execPath, [join(bundleDir, 'call.js'), ...args], {
    env: { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: url },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  child.stdin.end(typed)
  return new Promise<{ code: number | null; out: string; err: string }>((end) =>
    child.on('close', (code) => end({ code, out, err })),
  )
}

const NUMBER = '+44 20 7946 0000'

describe('a call by script', { timeout: 30_000 }, () => {
  test('goes through what is written in its order, and tells what is heard', async () => {
    const flags = [
      '--expect',
      'welcome to acme',
      '--press',
      '9,1',
      '--callee',
      'busy',
      '--expect',
      'They are busy',
    ]
    const { code, out, err } = await call([NUMBER, ...flags])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out.trim().split('\n')).toEqual([
      '“Welcome to Acme.”',
      '“For sales, press 1. To leave a message, press 2.”',
      '> 9',
      '“Please choose.”',
      '> 1',
      '“For sales, press 1. To leave a message, press 2.”',
      '“Connecting you.”',
      '(ringing)',
      '(the phone of +44 20 7946 0018 rings)',
      '> (callee: busy)',
      '“They are busy.”',
      '(the call is over: end of the NCCO)',
    ])
  })

  test('fails when an expectation is not heard in its turn, and says what was', async () => {
    const { code, err } = await call([NUMBER, '--press', '2', '--expect', 'For sales', '--expect', 'Welcome'])
    expect(code).toBe(1)
    expect(err).toContain('Expected to hear “Welcome”')
    expect(err).toContain('After the tone, please.')
    expect(err).not.toContain('Welcome to Acme')
  })

  test('fails when a callee is to answer and nobody is rung', async () => {
    const { code, err } = await call([NUMBER, '--callee', 'answer'])
    expect(code).toBe(1)
    expect(err).toContain('Nobody is being rung.')
  })

  test('leaves a message by speech and silence', async () => {
    const flags = [
      '--press',
      '2',
      '--expect',
      'beep',
      '--say',
      'Call me.',
      '--silence',
      '--expect',
      'Thank you',
    ]
    expect((await call([NUMBER, ...flags])).code).toBe(0)
  })

  test('shows another caller when asked', async () => {
    expect((await call([NUMBER, '--from', '0044 20 7946 0999', '--hangup'])).code).toBe(0)
    expect(reception.seen.filter(({ path }) => path === 'answer').at(-1)?.body.from).toBe('442079460999')
  })
})

describe('a call by hand', { timeout: 30_000 }, () => {
  test('presses what is typed, asks what the callee does, and hangs up', async () => {
    const { code, out } = await call([NUMBER], { typed: '1\na\nwhat?\nc\n' })
    expect(code).toBe(0)
    expect(out).toContain('Calling +44 20 7946 0000.')
    expect(out).toContain('What does the callee do?')
    expect(out).toContain('(only the callee hears) “A sales call.”')
    expect(out).toContain('They talk.')
    expect(out).toContain('(the call is over: the callee hung up)')
  })

  test('ends when the input does, and the server hears of it', async () => {
    const { out } = await call([NUMBER], { typed: '\n' })
    expect(out).toContain('“Please choose.”')
    expect(out).toContain('(the call is over: the caller hung up)')
    expect(reception.seen.at(-1)?.body).toMatchObject({ status: 'completed' })
  })
})

describe('what goes wrong is told in a sentence', { timeout: 30_000 }, () => {
  test('no server', async () => {
    const { code, err } = await call([NUMBER, '--press', '1'], { url: 'http://127.0.0.1:9' })
    expect(code).toBe(1)
    expect(err.trim()).toBe(
      'Nobody answers at http://127.0.0.1:9: start Patchbay with npm start, then call again. (Connection closed.)',
    )
  })

  test.each([
    [['hello'], '"hello" is no phone number'],
    [[], 'Which number?'],
    [[NUMBER, '--callee', 'sleeps'], '--callee "sleeps": write one of answer, '],
    [[NUMBER, '--press', 'one'], '--press "one": write keys'],
    [[NUMBER, '--shout'], '--shout'],
  ])('%j', async (args, sentence) => {
    const { code, err } = await call(args)
    expect(code).toBe(1)
    expect(err).toContain(sentence)
    expect(err).not.toContain('    at ')
  })
})
