-- Occupancy per property and month.
{{ config(schema='marts', tags=['bookings']) }}

{{ occupancy_by('property_id') }}
