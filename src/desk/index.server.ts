export { addCalendarFeed } from './calendar/add-calendar-feed.server.ts'
