export { cronFields, cronProblem } from './cron';
export { ownSchedule, scheduleFor, scheduleOf } from './scheduleOf';
