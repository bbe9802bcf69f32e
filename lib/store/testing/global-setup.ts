import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { generate } from '../../../scripts/prisma-generate.mjs'
import { type PostgresServer, startPostgres } from './postgres-server'

/**
 * Runs once around all tests: brings the generated database clients up to date, and keeps one PostgreSQL server for whoever
 * asks. It is started when it is asked for first, so that tests that need no database do not wait for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generate()
  const { migrate } = await import('../migrate')

  const folder = mkdtempSync(join(tmpdir(), 'patchbay-tests-'))
  let postgres: Promise<PostgresServer> | undefined
  const templates: Partial<Record<string, Promise<string>>> = {}
  const makers: Record<string, () => Promise<string>> = {
    /** The file of a migrated database. */
    async sqlite() {
      const file = join(folder, 'template.db')
      await migrate(`file:${file}`)
      return file
    },
    /** The address of the server's own database; beside it is a migrated one, `template`. */
    async postgresql() {
      postgres = startPostgres()
      const server = await postgres
      await createDatabase(server.url('postgres'), 'template')
      await migrate(server.url('template'))
      return server.url('postgres')
    },
  }

  const desk = createServer(async (request, response) => {
    // A connection that is kept is closed after some idle seconds, at times just as the next question goes into it.
    response.setHeader('connection', 'close')
    try {
      const wanted = request.url?.slice(1) ?? ''
      templates[wanted] ??= makers[wanted]?.()
      response.end(await templates[wanted])
    } catch (trouble) {
      response.writeHead(500).end(trouble instanceof Error ? trouble.message : String(trouble))
    }
  }).listen(0, '127.0.0.1')
  await once(desk, 'listening')
  const address = desk.address()
  if (address === null || typeof address === 'string') throw new Error('the tests found no free port')
  project.provide('databases', `http://127.0.0.1:${address.port}`)
  project.provide('databaseFolder', folder)

  return async () => {
    desk.close()
    desk.closeAllConnections()
    const server = await postgres?.catch(() => undefined)
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const { Client } = await import('pg').then((module) => module.default)
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for databases. */
    databases: string
    databaseFolder: string
  }
}
