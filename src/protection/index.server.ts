export { authorisationsFile } from './authorisations/authorisations-file.server.ts'
export { clauseInForce, institutionsWithoutClause, type WithoutClause } from './clauses/clause.query.server.ts'
export { type PublishInput, publishClause } from './clauses/publish-clause.server.ts'
export { type AppointInput, appointOfficer } from './officer/appoint-officer.server.ts'
