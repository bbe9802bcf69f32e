// `npm start`: from a fresh clone to a dashboard and a voice server that answer. Each step does only what is not done yet.
import { buildDashboard, bundlePrograms, generate, readSettings } from './lib/build.mjs'
import { install } from './lib/install.mjs'
import { checkNode } from './lib/node-version.mjs'
import { bare, checkDataDir, checkPort, localUrl } from './lib/places.mjs'
import { prepare } from './lib/prepare.mjs'
import { serve } from './lib/processes.mjs'
import { runProgram } from './lib/trouble.mjs'

const tell = (line) => console.log(`  ${line} …`)

await runProgram(async () => {
  checkNode()
  await install({ withTools: false, tell })
  const config = await readSettings()
  const { host, port, dashboardUrl, voiceHost, voicePort, publicUrl } = config
  checkDataDir(config.dataDir)
  await checkPort({ host, port, server: 'the dashboard', hostSetting: 'HOST', portSetting: 'PORT' })
  await checkPort({
    host: voiceHost,
    port: voicePort,
    server: 'the voice server',
    hostSetting: 'VOICE_HOST',
    portSetting: 'VOICE_PORT',
  })

  await generate(tell)
  await bundlePrograms(tell)
  const { sampleMade, numberToRing, firstRunPath } = await prepare()
  await buildDashboard(tell)

  const dashboard = localUrl(host, port)
  const voice = localUrl(voiceHost, voicePort)
  const bounded = ['--import', new URL('./lib/bounded-server.mjs', import.meta.url).href]
  const next = [...bounded, 'node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', bare(host)]
  await serve(
    [
      { name: 'The voice server', args: ['dist/voice.js'], healthUrl: `${voice}/healthz` },
      { name: 'The dashboard', args: next, healthUrl: `${dashboard}/healthz`, isQuiet: true },
    ],
    () =>
      console.log(
        [
          '',
          '  Patchbay is up.',
          '',
          `  Dashboard     ${dashboard}${dashboardUrl === dashboard ? '' : `, for people ${dashboardUrl}`}`,
          `  Voice server  ${voice}${publicUrl === voice ? '' : `, for carriers ${publicUrl}`}`,
          ...(firstRunPath
            ? [
                '',
                '  Nobody can sign in yet. This link makes the first owner; it works once, for a day:',
                `  ${dashboardUrl}${firstRunPath}`,
              ]
            : []),
          ...(sampleMade ? ['', '  A sample flow, “Acme reception”, is published and waits for calls.'] : []),
          ...(numberToRing ? [`  Ring it from another terminal: npm run call -- ${numberToRing}`] : []),
          '',
          '  Ctrl-C ends both.',
          '',
        ].join('\n'),
      ),
  )
})
