"""What shoppers asked the FAQ in vain: kept when it happens, clustered when somebody looks."""
