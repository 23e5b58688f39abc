"""What people say to each other about goals: comments, recognition, feedback."""
