/** Imports run one way: web → shared ← functions ← infra (docs/house.md). */
module.exports = {
  forbidden: [
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(functions|infra|web|tests)/' },
    },
    {
      name: 'shared-does-no-io',
      severity: 'error',
      comment: 'the domain is pure: no I/O, no AWS',
      from: { path: '^shared/', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'web-sees-shared-only',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(functions|infra|tests)/' },
    },
    {
      name: 'functions-do-not-know-where-they-run',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|web|tests)/' },
    },
    {
      name: 'a-context-reads-another-only-through-its-repository',
      severity: 'error',
      comment:
        'functions/visits is a second entry of the context conduct; functions/ballots changes a conduct as its areas do',
      from: { path: '^functions/(?!platform)([^/]+)/', pathNot: '^functions/(visits|ballots)/' },
      to: { path: '^functions/(?!platform)[^/]+/', pathNot: ['^functions/$1/', '/repository\\.ts$'] },
    },
    {
      name: 'ballots-reach-no-more-than-a-conduct',
      severity: 'error',
      from: { path: '^functions/ballots/' },
      to: {
        path: '^functions/(?!platform)[^/]+/',
        pathNot: ['^functions/(ballots|conduct)/', '/repository\\.ts$'],
      },
    },
    {
      name: 'the-voting-page-knows-ballots-alone',
      severity: 'error',
      comment: 'neither function could read who somebody is, had it the wish',
      from: { path: '^functions/(issuing|casting)/' },
      to: { path: '^functions/(?!platform|issuing|casting)[^/]+/', pathNot: '^functions/ballots/repository\\.ts$' },
    },
    {
      name: 'platform-knows-no-context',
      severity: 'error',
      from: { path: '^functions/platform/' },
      to: { path: '^functions/(?!platform/)' },
    },
    {
      name: 'only-platform-reaches-a-table',
      severity: 'error',
      comment: 'wall 2: an operation gets repositories bound to its tenant, never a table client',
      from: { path: '^(functions|shared|web)/', pathNot: '^functions/platform/' },
      to: { path: 'node_modules/@aws-sdk/(client|lib)-dynamodb' },
    },
    {
      name: 'only-platform-makes-a-tenants-client',
      severity: 'error',
      comment:
        'wall 2: clients, memberships and the environment are handed to an operation; it makes none (one file walks the list of counties to start the daily work)',
      from: { path: '^functions/(?!platform/)', pathNot: ['^functions/service/daily\\.ts$', '\\.test\\.ts$'] },
      to: {
        path: '^functions/platform/(tables|tenant|control|environment|membership)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
