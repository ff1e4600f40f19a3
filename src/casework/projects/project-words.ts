import type { MessageKey } from '#platform'
import type { TagTone } from '#platform/ui'
import type { ProjectState } from './project.store.server.ts'

export const PROJECT_WORDS: Readonly<Record<ProjectState, MessageKey>> = {
  draft: 'casework.project.state.draft',
  agreed: 'casework.project.state.agreed',
  running: 'casework.project.state.running',
  ended: 'casework.project.state.ended',
  evaluated: 'casework.project.state.evaluated',
}
export const PROJECT_TONES: Readonly<Record<ProjectState, TagTone>> = {
  draft: 'line',
  agreed: 'info',
  running: 'turn',
  ended: 'info',
  evaluated: 'ok',
}
/** What the institution of a project may do next, by its state. */
export const NEXT_WORDS: Readonly<Partial<Record<ProjectState, MessageKey>>> = {
  agreed: 'casework.project.start',
  running: 'casework.project.end',
  ended: 'casework.project.evaluate',
}

/** Where social projects stand. */
export const projectsPath = '/social-projects'
export const projectPath = (id: string): string => `${projectsPath}/${id}`
