import { dateOf, LAST_REPORT, momentOf } from './days.mjs';
import { propertiesOf } from './properties.mjs';

const BLOCKS = ['owner', 'maintenance'];
/** Booked from day 9 on, although the first export of properties does not have it yet. */
const NEW_HOME = '0401';
const NEW_HOME_FROM = 9;
const HOMES = propertiesOf(1).map(row => row.property_id);

/**
 * Bookings as they really happened: for each day the events in their order. Days are numbers here; an event holds the whole
 * booking after it.
 */
export function history(random) {
  const bookings = [];
  const days = {};
  for (let day = 1; day <= LAST_REPORT; day++) {
    let seconds = 6 * 3600;
    const events = [];
    const happened = booking => {
      seconds += random.int(60, 5400);
      events.push(eventOf(booking, day, seconds));
    };
    for (let n = random.int(4, 9); n > 0; n--) {
      const booking = newBooking(random, bookings, day);
      bookings.push(booking);
      happened(booking);
    }
    for (const booking of bookings) {
      if (booking.status === 'confirmed' && booking.checkIn > day) {
        if (random.chance(0.03)) {
          booking.status = 'cancelled';
          happened(booking);
        } else if (random.chance(0.04)) {
          booking.checkOut += random.int(1, 2);
          happened(booking);
        }
      }
    }
    days[day] = events;
  }
  return days;
}

/** Mostly on free nights; sometimes the sales channels sell a night twice, or the owner comes although a guest is there. */
function newBooking(random, bookings, day) {
  const homes = day < NEW_HOME_FROM ? HOMES : [...HOMES, NEW_HOME];
  for (let tries = 0; ; tries++) {
    const propertyId = isNews(bookings, day) ? NEW_HOME : random.pick(homes);
    const soonest = propertyId === NEW_HOME ? 32 : day;
    const checkIn = soonest + random.int(0, 40);
    const checkOut = checkIn + random.int(1, 6);
    const taken = bookings.some(
      other =>
        other.propertyId === propertyId &&
        other.status === 'confirmed' &&
        other.checkIn < checkOut &&
        checkIn < other.checkOut,
    );
    if (!taken || random.chance(0.02) || tries > 50) {
      return {
        id: `B${String(bookings.length + 1).padStart(5, '0')}`,
        propertyId,
        kind: random.chance(0.2) ? random.pick(BLOCKS) : 'guest',
        status: 'confirmed',
        checkIn,
        checkOut,
        guests: random.int(1, 5),
      };
    }
  }
}

const isNews = (bookings, day) =>
  day === NEW_HOME_FROM &&
  !bookings.some(booking => booking.propertyId === NEW_HOME);

function eventOf(booking, day, seconds) {
  return {
    report_day: dateOf(day),
    booking_id: booking.id,
    property_id: booking.propertyId,
    kind: booking.kind,
    status: booking.status,
    check_in: dateOf(booking.checkIn),
    check_out: dateOf(booking.checkOut),
    guests: booking.kind === 'guest' ? booking.guests : null,
    changed_at: momentOf(day, seconds),
  };
}
