import { z } from 'zod'
import { ServiceId } from './entries/service.schema.ts'

/** Addresses of the directory. */
export const SERVICES = '/services'
export const KEPT = '/services/kept'
export const ServiceParams = z.object({ serviceId: ServiceId })

export const servicePath = {
  one: (id: string): string => `${SERVICES}/${id}`,
  correct: (id: string): string => `${SERVICES}/${id}/correct`,
  keep: (id: string): string => `${SERVICES}/${id}/keep`,
  supply: (id: string): string => `${SERVICES}/${id}/supply`,
  add: (institutionId: string): string => `${SERVICES}/add/${institutionId}`,
  print: (id: string): string => `${SERVICES}/${id}/print`,
  proposal: (id: string, proposalId: string): string => `${SERVICES}/${id}/proposals/${proposalId}`,
  byLink: (secret: string): string => `/confirm-service/${secret}`,
}
