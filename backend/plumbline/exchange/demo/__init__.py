"""The invented company of the demo: its people, its goals and a life that its check-ins tell. All pure."""
