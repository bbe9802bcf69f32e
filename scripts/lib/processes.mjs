import { spawn } from 'node:child_process'
import { root } from './root.mjs'
import { Trouble } from './trouble.mjs'

const READY_WITHIN_MS = 60_000
const END_WITHIN_MS = 10_000

/** A server that dies this often within a minute does not come right by being started again. */
const MAX_DEATHS_A_MINUTE = 3

/**
 * Runs servers side by side until somebody ends us (Ctrl-C, SIGTERM): then all of them are ended and waited for. One that dies
 * is started again at once, because callers are waiting and the state of their calls is not in it.
 *
 * @param servers `{ name, args, healthUrl, isQuiet }`: what Node.js is started with, an address that answers once it
 *   serves, and whether its standard output is kept back
 * @param onReady is called once all of them serve
 * @returns once all are ended because somebody asked for it
 * @throws Trouble when one of them does not come up, or dies again and again
 */
export async function serve(servers, onReady) {
  const asked = askedToEnd()
  const running = servers.map(start)
  const isAsked = asked.then(() => false)
  try {
    const failed = Promise.race(running.map(({ died }) => died)).then((how) => {
      throw new Trouble(`${how}, so everything was ended.`)
    })
    const isUp = await Promise.race([
      Promise.all(running.map(({ ready }) => ready())).then(() => true),
      failed,
      isAsked,
    ])
    if (isUp) {
      failed.catch(() => {})
      onReady()
      await Promise.race([isAsked, ...servers.map((_, at) => keepUp(servers, running, at))])
    }
  } finally {
    await Promise.all(running.map(({ end }) => end()))
  }
}

/** Starts a server again whenever it dies. Never resolves. */
async function keepUp(servers, running, at) {
  const deaths = []
  for (;;) {
    const how = await running[at].died
    deaths.push(Date.now())
    if (deaths.filter((when) => when > Date.now() - 60_000).length >= MAX_DEATHS_A_MINUTE)
      throw new Trouble(`${how}. That was the third time within a minute, so everything was ended.`)
    console.error(`  ${how}. It is started again.`)
    running[at] = start(servers[at])
  }
}

/** Resolves when somebody ends us: by a signal, or by ending the `npm start` that we run under, which tells its shell only. */
const askedToEnd = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
    if (process.env.npm_lifecycle_event === undefined) return
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && resolve(), 500).unref()
  })

function start({ name, args, healthUrl, isQuiet = false, env = {} }) {
  // A process group of its own: Ctrl-C in a terminal reaches us alone, and each server is told to end once.
  const child = spawn(process.execPath, args, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', ...env },
  })
  let lastWords = ''
  const hear = (from, to) =>
    from.setEncoding('utf8').on('data', (text) => {
      lastWords = (lastWords + text).slice(-4_000)
      if (to) to.write(text)
    })
  hear(child.stdout, isQuiet ? undefined : process.stdout)
  hear(child.stderr, process.stderr)

  let isOver = false
  let isTold = false
  const closed = new Promise((resolve) => {
    child.once('close', (code, signal) => {
      isOver = true
      resolve(signal ?? `exit code ${code}`)
    })
  })
  return {
    /** Resolves, when it dies without being told to, with how. */
    died: new Promise((resolve) => {
      closed.then((how) => {
        if (!isTold) resolve(`${name} ended by itself (${how}); its last words: ${lastLine(lastWords)}`)
      })
    }),
    async ready() {
      for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; ) {
        if (isOver || (await answers(healthUrl))) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Trouble(
        `${name} did not answer at ${healthUrl} within ${READY_WITHIN_MS / 1000} seconds, so everything was ended.`,
      )
    },
    async end() {
      isTold = true
      if (isOver) return
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS)
      await closed
      clearTimeout(hard)
    },
  }
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

const lastLine = (text) => text.trim().split('\n').at(-1)?.slice(0, 500) || 'none'
