/** Imports point one way: app, components → lib/voice, lib/api, lib/store → lib/carriers → lib/flow. */
const tests = '\\.test\\.tsx?$|/testing(/|\\.ts$)'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other are one file. (A type that is borrowed back is no need: nothing is loaded for it.)',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'flow-is-pure',
      'lib/flow knows nothing of the rest of the program.',
      { path: '^lib/flow/', pathNot: tests },
      { path: '^(app|components|lib|scripts|prisma)/', pathNot: '^lib/flow/' },
    ),
    rule(
      'flow-has-no-world',
      'lib/flow has no files, no network, no processes: the same function runs in a browser.',
      { path: '^lib/flow/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'carriers-know-only-flow',
      'A carrier turns webhooks into our words and back; it asks no database.',
      { path: '^lib/carriers/', pathNot: tests },
      { path: '^(app|components|lib|scripts)/', pathNot: '^lib/(carriers|flow)/' },
    ),
    rule(
      'carriers-keep-their-words',
      'A carrier is met through lib/carriers/index.ts.',
      { pathNot: `^lib/carriers/|^(bench|e2e)/|${tests}` },
      { path: '^lib/carriers/(vonage|signalwire|voipbin)/' },
    ),
    rule(
      'carriers-do-not-know-each-other',
      'No word of one carrier in the folder of another.',
      { path: '^lib/carriers/([^/]+)/', pathNot: tests },
      { path: '^lib/carriers/([^/]+)/', pathNot: '^lib/carriers/$1/' },
    ),
    rule(
      'store-is-below',
      'The store serves the voice server, the API and the pages; it knows none of them.',
      { path: '^lib/store/', pathNot: tests },
      { path: '^(app|components|lib/voice|lib/api|scripts)/' },
    ),
    rule(
      'voice-and-api-are-apart',
      'Neither of the two web apps needs the other.',
      { path: '^lib/(voice|api)/', pathNot: tests },
      { path: '^(app|components|lib/(voice|api))/', pathNot: '^lib/$1/' },
    ),
    rule(
      'lib-is-below-the-pages',
      'Nothing in lib is a page.',
      { path: '^lib/', pathNot: tests },
      { path: '^(app|components)/' },
    ),
    rule(
      'only-the-store-knows-prisma',
      'Modules of the store speak the words of the domain.',
      { pathNot: `^(lib/store|scripts|prisma|bench)/|${tests}` },
      { path: 'node_modules/(@prisma|prisma|better-sqlite3|pg)/|^lib/store/generated/' },
    ),
    rule(
      'only-the-editor-knows-react-flow',
      'The document is the truth; the canvas is drawn from it.',
      { pathNot: '^(components/editor|bench)/' },
      { path: 'node_modules/@xyflow/' },
    ),
    rule(
      'only-tests-use-tests',
      'What the program runs needs no test code.',
      { path: '^(app|components|lib)/', pathNot: tests },
      { path: tests },
    ),
    rule('resolvable', 'What is imported must be there.', {}, { couldNotResolve: true }),
    rule(
      'no-tools-at-run-time',
      'A start without development packages must work.',
      { path: '^(app|components|lib)/', pathNot: tests },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|dist|data|lib/store/generated/.*/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
    },
  },
}
