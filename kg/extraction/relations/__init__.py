"""Relations: who does what to whom, who holds which office, and what stands side by side."""
