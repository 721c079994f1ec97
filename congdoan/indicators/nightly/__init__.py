"""What happens by itself: figures kept anew and proved each night, periods closed, alerts raised."""
