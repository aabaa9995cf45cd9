-- Occupancy per city and month. A night counts for the city that the property was offered in on that night.
{{ config(schema='marts', tags=['bookings']) }}

{{ occupancy_by('city') }}
