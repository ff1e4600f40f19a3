export { createPlanner, type Planner } from './planner.server.ts'
