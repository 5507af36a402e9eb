# Rules: findings about dates, contradictions and text, and what explains them.
