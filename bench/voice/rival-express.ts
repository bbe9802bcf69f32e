import { join } from 'node:path'
import Database from 'better-sqlite3'
import express from 'express'
import { isSigned } from './signature'

/** A handler by hand as the guides show it: a `switch` on the key, one durable insert per webhook. */
const secret = process.env.SANDBOX_SECRET ?? ''
const db = new Database(join(process.env.DATA_DIR ?? '.', 'express.db'))
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec('create table if not exists events (id integer primary key, uuid text, at text, body text)')
const insert = db.prepare('insert into events (uuid, at, body) values (?, ?, ?)')

const app = express()
app.use(express.json({ verify: (request, _, body) => Object.assign(request, { rawBody: body }) }))

app.post('/webhooks/vonage/input', (request, response) => {
  const { rawBody } = request as unknown as { rawBody: Buffer }
  if (!isSigned(request.headers.authorization, rawBody, secret)) return void response.sendStatus(401)
  insert.run(request.body.uuid, request.body.timestamp, JSON.stringify(request.body))
  switch (request.body.dtmf?.digits) {
    case '1':
      response.json([
        { action: 'talk', text: 'Connecting you to our sales team.' },
        { action: 'connect', from: '442079460000', endpoint: [{ type: 'phone', number: '442079460018' }] },
      ])
      break
    default:
      response.json([
        { action: 'talk', text: 'That is not a choice.', bargeIn: true },
        {
          action: 'input',
          type: ['dtmf'],
          dtmf: { maxDigits: 1 },
          eventUrl: ['http://localhost/webhooks/vonage/input'],
        },
      ])
  }
})

app.listen(Number(process.env.VOICE_PORT), '127.0.0.1')
