"""The relationship map: people of a customer by level and department, coded as the look has them."""
