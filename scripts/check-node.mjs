// Loaded before every program of ours, so it must be readable by any Node: an older one cannot even open the TypeScript sources.
const NEEDED = 24

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    [
      `Kooperacja wymaga Node.js ${NEEDED} lub nowszego, a uruchomiono ją na wersji ${process.versions.node}.`,
      'Właściwa wersja jest jednym z opcjonalnych pakietów programu: zainstaluj je poleceniem „npm ci” (bez --omit=optional)',
      'i uruchamiaj program przez „npm start”.',
      `Kooperacja needs Node.js ${NEEDED} or newer; this is ${process.versions.node}.`,
      'The right version comes as an optional package: run "npm ci" (without --omit=optional), then "npm start".',
    ].join('\n'),
  )
  process.exit(1)
}
