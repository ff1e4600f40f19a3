import { z } from 'zod'
import { ServiceId } from './entries/service.schema.ts'

/** Addresses of the directory. */
export const SERVICES = '/services'
export const KEPT = '/services/kept'
export const IMPORT = '/services/import'
export const MAP = '/services/map'
export const OPEN_DATA = '/open-data'
/** The public API in the shapes of HSDS 3.1, and its description. */
export const API = '/api/hsds'
export const OPENAPI = '/api/openapi.json'
export const ServiceParams = z.object({ serviceId: ServiceId })

export const servicePath = {
  one: (id: string): string => `${SERVICES}/${id}`,
  correct: (id: string): string => `${SERVICES}/${id}/correct`,
  keep: (id: string): string => `${SERVICES}/${id}/keep`,
  supply: (id: string): string => `${SERVICES}/${id}/supply`,
  add: (institutionId: string): string => `${SERVICES}/add/${institutionId}`,
  print: (id: string): string => `${SERVICES}/${id}/print`,
  proposal: (id: string, proposalId: string): string => `${SERVICES}/${id}/proposals/${proposalId}`,
  review: (importId: string): string => `${IMPORT}/${importId}`,
  refused: (importId: string, format: string): string => `${IMPORT}/${importId}/refused/${format}`,
  template: (format: string): string => `${IMPORT}/template/${format}`,
  keptFile: (format: string): string => `${KEPT}/files/${format}`,
  openFile: (format: string): string => `${OPEN_DATA}/files/${format}`,
  byLink: (secret: string): string => `/confirm-service/${secret}`,
}
