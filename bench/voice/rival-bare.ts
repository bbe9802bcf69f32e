import { createServer } from 'node:http'
import { isSigned } from './signature'

/** The least there can be: checks the signature, sends the same NCCO to everybody, remembers nothing. */
const secret = process.env.SANDBOX_SECRET ?? ''
const ncco = JSON.stringify([{ action: 'talk', text: 'Connecting you to our sales team.' }])

createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const isGood = isSigned(request.headers.authorization, Buffer.concat(parts), secret)
    response.writeHead(isGood ? 200 : 401, {
      'content-type': 'application/json',
      'content-length': ncco.length,
    })
    response.end(ncco)
  })
}).listen(Number(process.env.VOICE_PORT), '127.0.0.1')
