export { openDemonstration } from './open-demonstration.server.ts'
