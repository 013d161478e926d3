"""Posts in the course of a life: résumés, stages of a career, and who followed whom."""
